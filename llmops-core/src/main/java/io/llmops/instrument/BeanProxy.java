package io.llmops.instrument;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A JDK proxy in front of a bean. It equals itself alone: not the bean, for then {@code equals} would not be symmetric. */
final class BeanProxy implements InvocationHandler, Instrumented {

    private final Object bean;
    private final InstrumentedMethods methods;
    /** The interface's methods, made accessible: those that the proxy hands over are not. */
    private final Map<Method, Method> opened;

    private BeanProxy(Object bean, InstrumentedMethods methods, Map<Method, Method> opened) {
        this.bean = bean;
        this.methods = methods;
        this.opened = opened;
    }

    static <T> T of(Class<T> type, T bean, Supplier<InstrumentedMethods> methods) {
        check(type, bean);
        Map<Method, Method> opened = opened(type, bean);
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, new BeanProxy(bean, methods.get(), opened)));
    }

    private static void check(Class<?> type, Object bean) {
        if (!type.isInterface()) {
            throw new IllegalArgumentException(type.getName()
                    + " is a class, and a JDK proxy stands in for interfaces: extract an interface from it "
                    + "and instrument that, or record its calls with ops.recorder(…)");
        }
        if (type.isSealed() || type.isHidden()) {
            throw new IllegalArgumentException(type.getName() + " is a " + (type.isSealed() ? "sealed" : "hidden")
                    + " interface, which no proxy may implement: extract an open interface with the methods that ask a "
                    + "model and instrument that");
        }
        if (!type.isInstance(bean)) {
            throw new IllegalArgumentException(bean.getClass().getName() + " does not implement " + type.getName()
                    + ": give an interface of the bean");
        }
    }

    private static Map<Method, Method> opened(Class<?> type, Object bean) {
        Map<Method, Method> opened = new HashMap<>();
        for (Method method : type.getMethods()) {
            if (!Modifier.isStatic(method.getModifiers())) {
                open(type, bean, method);
                opened.put(method, method);
            }
        }
        return opened;
    }

    private static void open(Class<?> type, Object bean, Method method) {
        if (!method.canAccess(bean) && !method.trySetAccessible()) {
            String name = type.getPackageName();
            throw new IllegalArgumentException(type.getName() + " cannot be called from here: its module does not open "
                    + name + "; add 'opens " + name + " to "
                    + BeanProxy.class.getModule().getName() + "' to the module-info of "
                    + type.getModule().getName() + ", or make the interface public and export its package");
        }
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        return method.getDeclaringClass() == Object.class
                ? ownMethod(proxy, method, arguments)
                : methods.invoke(method, arguments, given -> call(method, given));
    }

    /** What the bean throws is thrown on, the very same. */
    private @Nullable Object call(Method method, @Nullable Object[] arguments) throws Throwable {
        try {
            return opened.getOrDefault(method, method).invoke(bean, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private @Nullable Object ownMethod(Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "Instrumented(" + bean + ")";
        };
    }
}

package io.llmops.springboot.instrument;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.stream.Stream;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.core.NativeDetector;
import org.springframework.util.ClassUtils;

/**
 * Stands in front of a bean so that nobody who injects it notices: as a subclass of the bean's class, or, where there can be
 * none and nobody may ask for the class, with all its interfaces.
 */
final class Front {

    /** What can stand in front of a bean. */
    enum Kind {
        SUBCLASS,
        INTERFACES,
        /** Whoever injects the bean by its final class would find something else. */
        NONE
    }

    private final Kind kind;
    private final Class<?> type;

    private Front(Kind kind, Class<?> type) {
        this.kind = kind;
        this.type = type;
    }

    /**
     * @param bean the bean's class
     * @param declared as which it is declared: what a native image knows of
     */
    static Front of(Class<?> bean, Class<?> declared) {
        Class<?> type = ClassUtils.getUserClass(NativeDetector.inNativeImage() ? declared : bean);
        if (canBeSubclassed(type)) {
            return new Front(Kind.SUBCLASS, type);
        }
        boolean askedForByInterface =
                declared.isInterface() || Proxy.isProxyClass(declared) || declared == Object.class;
        return new Front(askedForByInterface ? Kind.INTERFACES : Kind.NONE, type);
    }

    Kind kind() {
        return kind;
    }

    /** Whose methods are called: the class, or the interfaces. */
    List<Class<?>> types() {
        return kind == Kind.SUBCLASS ? List.of(type) : interfaces();
    }

    /** All that the bean has. */
    List<Class<?>> interfaces() {
        return List.of(ClassUtils.getAllInterfacesForClass(type));
    }

    /** The bean with something before it. */
    Object before(Object bean, MethodInterceptor interceptor) {
        ProxyFactory factory = factory(interceptor);
        factory.setTarget(bean);
        return factory.getProxy(type.getClassLoader());
    }

    /** The class of what {@link #before} makes, for those who must know it ahead of time. */
    Class<?> proxyClass(MethodInterceptor interceptor) {
        ProxyFactory factory = factory(interceptor);
        factory.setTargetClass(type);
        return factory.getProxyClass(type.getClassLoader());
    }

    private ProxyFactory factory(MethodInterceptor interceptor) {
        ProxyFactory factory = new ProxyFactory();
        factory.setProxyTargetClass(kind == Kind.SUBCLASS);
        if (kind == Kind.INTERFACES) {
            interfaces().forEach(factory::addInterface);
        }
        factory.addAdvice(interceptor);
        return factory;
    }

    /** Final methods and public fields would show an instance that no constructor has seen. */
    private static boolean canBeSubclassed(Class<?> type) {
        if (type.isInterface()
                || type.isSealed()
                || type.isHidden()
                || Modifier.isFinal(type.getModifiers())
                || Modifier.isPrivate(type.getModifiers())) {
            return false;
        }
        try {
            for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
                if (Stream.of(each.getDeclaredMethods()).anyMatch(Front::isFinal)
                        || Stream.of(each.getDeclaredFields()).anyMatch(Front::isShown)) {
                    return false;
                }
            }
            return true;
        } catch (LinkageError e) { // of something that the application has left out
            return false;
        }
    }

    private static boolean isFinal(Method method) {
        int modifiers = method.getModifiers();
        return Modifier.isFinal(modifiers) && !Modifier.isStatic(modifiers) && !Modifier.isPrivate(modifiers);
    }

    private static boolean isShown(Field field) {
        return Modifier.isPublic(field.getModifiers()) && !Modifier.isStatic(field.getModifiers());
    }
}

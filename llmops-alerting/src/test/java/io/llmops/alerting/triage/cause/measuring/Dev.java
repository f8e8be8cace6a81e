package io.llmops.alerting.triage.cause.measuring;
import io.llmops.alerting.triage.cause.*;
import io.llmops.alerting.triage.cause.measuring.MadeService.*;
import java.util.*;
final class Dev {
  public static void main(String[] a) throws Exception {
    int n=Integer.parseInt(a[0]); Users[] us={new Users(.5,1),new Users(0,2),new Users(.3,1.5),new Users(0.5,.7)};
    if (a.length>2) us=new Users[]{new Users(Double.parseDouble(a[2]),Double.parseDouble(a[3]))};
    for (int u=0;u<us.length;u++) for (long seed=0;seed<Integer.parseInt(a[1]);seed++) {
      SplittableRandom r=new SplittableRandom(seed); MadeService s=new MadeService(r);
      List<SampledCall> x=new ArrayList<>(),y=new ArrayList<>();
      for(int i=0;i<n;i++){x.add(s.call(Model.AS_EVER,Users.AS_EVER,r));y.add(s.call(Model.AS_EVER,us[u],r));}
      var d=new CauseTriage().diagnose(x,y);
      for (var e:d.evidence()) if(e.name().equals("outputs")) { var m=new TreeMap<>(e.numbers()); StringBuilder b=new StringBuilder();
        m.forEach((k,v)->{ if(k.startsWith("p")||k.endsWith("effect")||k.equals("supported")) b.append(k+String.format("=%.3f ",v));});
        System.out.println(u+" "+d.cause().name()+" "+b); }
    }
  }
}

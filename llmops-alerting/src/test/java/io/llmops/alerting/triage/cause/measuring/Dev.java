package io.llmops.alerting.triage.cause.measuring;
import io.llmops.alerting.triage.cause.*;
import java.nio.file.*;
import java.util.*;
final class Dev {
  static List<SampledCall> calls(List<Asked> a){return a.stream().map(Asked::call).toList();}
  public static void main(String[] a) throws Exception {
    Path f=Path.of(a[0]);
    Drift p=Drift.read(f,"PRIME_FULL"), q=Drift.read(f,"SENSITIVEQ");
    int n=Integer.parseInt(a[1]), b=Integer.parseInt(a[2]), c=Integer.parseInt(a[3]);
    for (int run=0;run<12;run++){
      Random r=new Random(run);
      List<Asked> P=new ArrayList<>(p.bySnapshot().get("gpt-4-0314")), Q=new ArrayList<>(q.bySnapshot().get("gpt-4-0314"));
      Collections.shuffle(P,r);Collections.shuffle(Q,r);
      List<Asked> x=new ArrayList<>(P.subList(0,n-b)),y=new ArrayList<>(P.subList(n,2*n-c));x.addAll(Q.subList(0,b));y.addAll(Q.subList(b,b+c));
      var d=new CauseTriage().diagnose(calls(x),calls(y));
      for (var e:d.evidence()) if(e.name().equals("inputs")) System.out.println(d.cause().name()+" "+new TreeMap<>(e.numbers()));
    }
  }
}

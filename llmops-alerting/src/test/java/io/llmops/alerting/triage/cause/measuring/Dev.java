package io.llmops.alerting.triage.cause.measuring;
import io.llmops.alerting.triage.cause.*;
import java.nio.file.*;
import java.util.*;
final class Dev {
  static List<SampledCall> calls(List<Asked> a){return a.stream().map(Asked::call).toList();}
  public static void main(String[] a) throws Exception {
    Path f=Path.of(a[0]);
    for (String n: List.of("PRIME_FULL","SENSITIVEQ")) {
      Drift d=Drift.read(f,n);
      for (var p: List.of(List.of("gpt-4-0314","gpt-4-0613"),List.of("gpt-3.5-turbo-0301","gpt-3.5-turbo-0613"))) {
        var b=d.bySnapshot().get(p.get(0)); var c=d.bySnapshot().get(p.get(1));
        for (int s: new int[]{20,50,200}) { if (s>b.size()) continue;
          List<Integer> ix=new ArrayList<>(); for(int i=0;i<b.size();i++) ix.add(i);
          Collections.shuffle(ix,new Random(3));
          var gb=ix.subList(0,s).stream().map(b::get).toList(); var gc=ix.subList(0,s).stream().map(c::get).toList();
          long t=System.nanoTime();
          var r=new CauseTriage().diagnose(calls(gb),calls(gc),gb.stream().map(Asked::golden).toList(),gc.stream().map(Asked::golden).toList());
          System.out.println(n+" "+p+" "+s+" "+r.cause()+" "+r.confidence()+" "+(System.nanoTime()-t)/1000000+"ms");
          if (s!=20) r.evidence().forEach(e->System.out.println("   "+e.sentence()));
          // unpaired: disjoint
          int h=Math.min(s,b.size()/2);
          var ub=ix.subList(0,h).stream().map(b::get).toList(); var uc=ix.subList(h,2*h).stream().map(c::get).toList();
          t=System.nanoTime();
          r=new CauseTriage().diagnose(calls(ub),calls(uc));
          System.out.println("  UNPAIRED "+h+" "+r.cause()+" "+r.confidence()+" "+(System.nanoTime()-t)/1000000+"ms");
          if (s==50) r.evidence().forEach(e->System.out.println("   "+e.sentence()));
        }
      }
    }
  }
}

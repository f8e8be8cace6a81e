package io.llmops.resource;

import static io.llmops.resource.ResourceMetrics.GPU_MEMORY_LIMIT;
import static io.llmops.resource.ResourceMetrics.GPU_MEMORY_USAGE;
import static io.llmops.resource.ResourceMetrics.GPU_MEMORY_UTILIZATION;
import static io.llmops.resource.ResourceMetrics.GPU_UTILIZATION;
import static io.llmops.resource.ResourceMetrics.MODEL_SERVER_KV_CACHE_UTILIZATION;
import static io.llmops.resource.ResourceMetrics.MODEL_SERVER_REQUESTS_RUNNING;
import static io.llmops.resource.ResourceMetrics.MODEL_SERVER_REQUESTS_WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.llmops.telemetry.Attribute;
import io.llmops.telemetry.Observation;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrometheusMappingTest {

    private static final String GPU = "GPU-5b1c3f0e-9a52-4d27-8f0b-6f2f1f7f000";
    private static final double MIB = 1_048_576;

    @Test
    void readsGpusOfADcgmExporterOnceHoweverManyPodsShareThem() throws Exception {
        List<Observation> found = map(PrometheusMapping.dcgm(), Recorded.text("dcgm.prom"));

        assertThat(found).hasSize(8);
        assertThat(Recorded.of(found, GPU_UTILIZATION, Attribute.HW_ID))
                .containsExactly(entry(GPU + "1", 0.97), entry(GPU + "2", 0.0));
        assertThat(Recorded.of(found, GPU_MEMORY_USAGE, Attribute.HW_ID)).containsEntry(GPU + "1", 74512 * MIB);
        assertThat(Recorded.of(found, GPU_MEMORY_LIMIT, Attribute.HW_ID))
                .containsExactly(entry(GPU + "1", 81920 * MIB), entry(GPU + "2", 81920 * MIB));
        assertThat(Recorded.of(found, GPU_MEMORY_UTILIZATION, Attribute.HW_ID))
                .containsEntry(GPU + "1", 74512.0 / 81920);
        assertThat(found.get(1).attributes())
                .isEqualTo(Attributes.builder()
                        .put("hw.id", GPU + "1")
                        .put("hw.name", "GPU 0")
                        .put("hw.model", "NVIDIA A100-SXM4-80GB")
                        .put("hw.vendor", "NVIDIA")
                        .put("host.name", "gpu-node-7")
                        .build());
    }

    @Test
    void readsThePartsOfASplitGpuAndNoSentinels() throws Exception {
        List<Observation> found = map(PrometheusMapping.dcgm(), Recorded.text("dcgm-mig.prom"));

        assertThat(Recorded.of(found, GPU_UTILIZATION, Attribute.HW_ID)).containsExactly(entry(GPU + "3/1", 0.25));
        assertThat(Recorded.of(found, GPU_MEMORY_UTILIZATION, Attribute.HW_ID))
                .containsExactly(entry(GPU + "3/1", 0.5));
        assertThat(found.get(0).attributes().get(Attribute.HW_PARENT)).isEqualTo(GPU + "3");
        assertThat(found.get(0).attributes().get(Attribute.HW_NAME)).isEqualTo("GPU 0 MIG 1");
        assertThat(found.get(0).attributes().get(Attribute.HW_MODEL)).isEqualTo("NVIDIA A100-SXM4-80GB 3g.40gb");
    }

    @Test
    void readsTheOldNameOfTheUuidAndNothingWithoutOne() throws Exception {
        assertThat(map(PrometheusMapping.dcgm(), "DCGM_FI_DEV_GPU_UTIL{gpu=\"0\",uuid=\"GPU-1\"} 3"))
                .hasSize(1);
        assertThat(map(PrometheusMapping.dcgm(), "DCGM_FI_DEV_GPU_UTIL{gpu=\"0\"} 3"))
                .isEmpty();
    }

    @Test
    void readsVllmByModelAndEngine() throws Exception {
        List<Observation> found = map(PrometheusMapping.vllm(), Recorded.text("vllm.prom"));

        assertThat(found)
                .hasSize(6)
                .allSatisfy(it ->
                        assertThat(it.attributes().get(Attribute.REQUEST_MODEL)).isEqualTo("Qwen/Qwen2.5-7B-Instruct"));
        assertThat(Recorded.of(found, MODEL_SERVER_KV_CACHE_UTILIZATION, Attribute.MODEL_SERVER_ENGINE))
                .containsExactly(entry("0", 0.9317), entry("1", 0.6402));
        assertThat(Recorded.of(found, MODEL_SERVER_REQUESTS_RUNNING, Attribute.MODEL_SERVER_ENGINE))
                .containsExactly(entry("0", 12.0), entry("1", 9.0));
        assertThat(Recorded.of(found, MODEL_SERVER_REQUESTS_WAITING, Attribute.MODEL_SERVER_ENGINE))
                .containsExactly(entry("0", 3.0), entry("1", 0.0));
    }

    @Test
    void readsTheOlderNamesOfVllmAndBothAtOnce() throws Exception {
        String old = Recorded.text("vllm-0.8.prom");
        String both = old + "vllm:kv_cache_usage_perc{model_name=\"mistral-7b\"} 0.42\n";

        for (String page : List.of(old, both)) {
            List<Observation> found = map(PrometheusMapping.vllm(), page);
            assertThat(found).hasSize(2);
            assertThat(Recorded.of(found, MODEL_SERVER_KV_CACHE_UTILIZATION, Attribute.REQUEST_MODEL))
                    .containsExactly(entry("mistral-7b", 0.42));
        }
    }

    @Test
    void mapsAnySeriesWithAFactorAndLabels() throws Exception {
        SeriesMapping mapping = SeriesMapping.gauge("tgi_fill_percent", "llmops.model_server.fill", "1")
                .times(0.01)
                .label("model", "gen_ai.request.model");

        List<Observation> found = map(
                PrometheusMapping.of(mapping),
                "tgi_fill_percent{model=\"m\",pod=\"p\"} 50\ntgi_fill_percent{model=\"\"} 7\ntgi_fill_percent 8");

        assertThat(found).extracting(Observation::value).containsExactly(0.5, 0.08);
        assertThat(found.get(0).attributes()).isEqualTo(Attributes.of(Attribute.REQUEST_MODEL, "m"));
        assertThat(found.get(1).attributes()).isEqualTo(Attributes.empty());
    }

    @Test
    void mapsOtherServersToTheNamesOfTheCatalogue() throws Exception {
        SeriesMapping mapping = SeriesMapping.of("sglang:num_queue_reqs", MODEL_SERVER_REQUESTS_WAITING)
                .label("model_name", "gen_ai.request.model");

        assertThat(mapping.metric()).isEqualTo(MODEL_SERVER_REQUESTS_WAITING);
        assertThat(map(PrometheusMapping.of(mapping), "sglang:num_queue_reqs{model_name=\"m\"} 4.0"))
                .containsExactly(
                        new Observation(MODEL_SERVER_REQUESTS_WAITING, 4, Attributes.of(Attribute.REQUEST_MODEL, "m")));
    }

    @Test
    void addsUpCountersAndTakesTheLargestGaugeWhereALabelIsLeftOut() throws Exception {
        PrometheusMapping mapping = PrometheusMapping.of(
                SeriesMapping.upDownCounter("waiting", "my.waiting", "{request}"),
                SeriesMapping.gauge("fill", "my.fill", "1"));

        List<Observation> found =
                map(mapping, "waiting{e=\"0\"} 3\nwaiting{e=\"1\"} 4\nfill{e=\"0\"} 0.2\nfill{e=\"1\"} 0.9\nfill NaN");

        assertThat(found).extracting(Observation::value).containsExactly(7.0, 0.9);
    }

    @Test
    void refusesWhatCannotBeMeant() {
        assertThatThrownBy(() -> SeriesMapping.gauge("a b", "x", "1")).hasMessageContaining("\"a b\"");
        assertThatThrownBy(() -> SeriesMapping.gauge("a", " ", "1")).hasMessageContaining("begin with a letter");
        assertThatThrownBy(() -> SeriesMapping.gauge("requests_total", "x", "1"))
                .hasMessageContaining("counter");
        assertThatThrownBy(() -> SeriesMapping.gauge("a", "x", "1").times(0)).hasMessageContaining("0.0");
        assertThatThrownBy(
                        () -> SeriesMapping.gauge("a", "x", "1").label("l", "k").label("l", "m"))
                .hasMessageContaining("mapped twice");
        assertThatThrownBy(
                        () -> new SeriesMapping("a", GPU_UTILIZATION, 1, Map.of("l", AttributeKey.stringKey("other"))))
                .hasMessageContaining("does not list");
    }

    @Test
    void refusesMappingsThatContradictEachOther() {
        SeriesMapping one = SeriesMapping.gauge("a", "x", "1");

        assertThatThrownBy(() -> PrometheusMapping.of(one, one.times(2)))
                .hasMessageContaining("a is mapped to x twice");
        assertThatThrownBy(() -> PrometheusMapping.of(one, SeriesMapping.gauge("b", "x", "By")))
                .hasMessageContaining("x is given twice");
        assertThatThrownBy(() -> PrometheusMapping.of()).hasMessageContaining("at least one");
    }

    private static List<Observation> map(PrometheusMapping mapping, String page) throws ResourceException {
        return mapping.map(PrometheusPage.parse(page, mapping.series()).samples());
    }
}

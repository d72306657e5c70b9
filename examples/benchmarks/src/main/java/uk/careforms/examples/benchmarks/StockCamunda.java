package uk.careforms.examples.benchmarks;

import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;

/** Camunda 7.24 as it comes. The answers are a typed object, because a text variable there ends at 4,000 characters. */
final class StockCamunda implements Candidate, AutoCloseable {

    private final ProcessEngine engine;
    private final MadeUpForm form;
    private final String answers;

    private StockCamunda(ProcessEngine engine, MadeUpForm form, String answers) {
        this.engine = engine;
        this.form = form;
        this.answers = answers;
    }

    static StockCamunda starting(DataSource database, MadeUpForm form, String answers) {
        ProcessEngineConfigurationImpl configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("camunda-" + UUID.randomUUID());
        configuration.setDataSource(database);
        configuration.setDatabaseSchemaUpdate("true");
        JavaDelegate step = execution -> {};
        configuration.setBeans(Map.of("step", step));
        configuration.setJobExecutorActivate(false);
        ProcessEngine engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addString(form.id() + ".bpmn", process(form))
                .deploy();
        return new StockCamunda(engine, form, answers);
    }

    /** The same process in Camunda's namespace. */
    private static String process(MadeUpForm form) {
        return MadeUpTexts.PROCESS
                .replace("FORM", form.id())
                .replace("flowable:async=", "camunda:asyncBefore=")
                .replace("http://flowable.org/bpmn", "http://camunda.org/schema/1.0/bpmn")
                .replaceAll("flowable:field", "camunda:field")
                .replace("flowable:", "camunda:")
                .replace("xmlns:flowable", "xmlns:camunda")
                .replaceAll("<definitions ", "<definitions ")
                .replace("isExecutable=\"true\"", "isExecutable=\"true\" camunda:historyTimeToLive=\"P180D\"");
    }

    @Override
    public String name() {
        return Seats.CAMUNDA;
    }

    @Override
    public void once() {
        Map<String, Object> variables = StockVariables.of(form, answers);
        variables.put("answers", Variables.byteArrayValue(answers.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        engine.getRuntimeService()
                .startProcessInstanceByKey(form.id(), UUID.randomUUID().toString(), variables);
    }

    @Override
    public void close() {
        engine.close();
    }
}

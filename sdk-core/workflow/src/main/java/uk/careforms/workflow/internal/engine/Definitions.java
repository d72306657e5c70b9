package uk.careforms.workflow.internal.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.engine.RepositoryService;
import org.flowable.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.flowable.engine.repository.Deployment;
import org.flowable.engine.repository.ProcessDefinition;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.spi.ProcessSource;

/**
 * Which Flowable process definition belongs to which form version.
 *
 * <p>Flowable counts versions by the order of deployment; ours are the form's. A deployment is named after its form
 * version and keyed by the hash of its content, so that an older form deployed later confuses nobody.
 */
final class Definitions {

    private final ProcessEngineConfigurationImpl flowable;
    private final Map<FormVersion, String> current = new ConcurrentHashMap<>();
    private final Map<String, FormVersion> versions = new ConcurrentHashMap<>();

    Definitions(ProcessEngineConfigurationImpl flowable) {
        this.flowable = flowable;
    }

    /** Makes a process the one that new cases of its form version start. */
    void deploy(ProcessSource source) {
        String hash = hash(source.bpmn());
        Optional<Deployment> deployed = find(source.formVersion(), hash);
        String deployment = deployed.map(Deployment::getId).orElseGet(() -> deploy(source, hash));
        current.put(source.formVersion(), definitionOf(deployment));
    }

    private String deploy(ProcessSource source, String hash) {
        try {
            return repository()
                    .createDeployment()
                    .name(source.formVersion().toString())
                    .key(hash)
                    .disableSchemaValidation()
                    .addString(source.formVersion().form() + ".bpmn20.xml", source.bpmn())
                    .deploy()
                    .getId();
        } catch (RuntimeException e) {
            // another node may have deployed the same at the same moment
            return find(source.formVersion(), hash).map(Deployment::getId).orElseThrow(() -> e);
        }
    }

    private Optional<Deployment> find(FormVersion version, String hash) {
        List<Deployment> found = repository()
                .createDeploymentQuery()
                .deploymentName(version.toString())
                .deploymentKey(hash)
                .orderByDeploymentTime()
                .asc()
                .list();
        return found.stream().findFirst();
    }

    private String definitionOf(String deployment) {
        return repository()
                .createProcessDefinitionQuery()
                .deploymentId(deployment)
                .singleResult()
                .getId();
    }

    /**
     * The definition that new cases of a form version start.
     *
     * @throws CareFormsException {@code SETUP} when none was ever deployed
     */
    String of(FormVersion version) {
        return remembered(current, version, this::latest);
    }

    private String latest(FormVersion version) {
        List<Deployment> found = repository()
                .createDeploymentQuery()
                .deploymentName(version.toString())
                .orderByDeploymentTime()
                .desc()
                .listPage(0, 1);
        if (found.isEmpty()) {
            throw new CareFormsException(
                    Fault.SETUP, "No process is deployed for form '" + version + "'; deploy its pack first");
        }
        return definitionOf(found.get(0).getId());
    }

    /** The form version that a definition was deployed for. */
    FormVersion formVersionOf(String definitionId) {
        return remembered(versions, definitionId, this::readFormVersion);
    }

    private FormVersion readFormVersion(String definitionId) {
        ProcessDefinition definition = repository().getProcessDefinition(definitionId);
        String name = repository()
                .createDeploymentQuery()
                .deploymentId(definition.getDeploymentId())
                .singleResult()
                .getName();
        int at = name.lastIndexOf('@');
        return new FormVersion(name.substring(0, at), Integer.parseInt(name.substring(at + 1)));
    }

    /** An element of a definition; empty when it has none of that id. */
    Optional<FlowElement> element(String definitionId, String elementId) {
        return Optional.ofNullable(repository().getBpmnModel(definitionId).getFlowElement(elementId));
    }

    /** Reads outside the map's own locks: a thread that waits for a connection must not hold them. */
    private static <K, V> V remembered(Map<K, V> known, K key, Function<K, V> read) {
        V value = known.get(key);
        if (value == null) {
            value = read.apply(key);
            known.putIfAbsent(key, value);
        }
        return value;
    }

    private RepositoryService repository() {
        return flowable.getRepositoryService();
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}

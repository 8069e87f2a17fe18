import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.opensearch.Version;
import org.opensearch.analysis.common.CommonAnalysisModulePlugin;
import org.opensearch.common.logging.LogConfigurator;
import org.opensearch.common.settings.Settings;
import org.opensearch.join.ParentJoinModulePlugin;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.painless.PainlessModulePlugin;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.Netty4ModulePlugin;

/**
 * How does one node of OpenSearch run out of jars alone? Its modules are taken from the class path.
 *
 * <p>Arguments: the node's home (with config/log4j2.properties), then settings as name=value.
 */
public final class Node extends org.opensearch.node.Node {

    private Node(Path home, Settings settings) {
        super(
            InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), home.resolve("config"), () -> "node"),
            modules(),
            true
        );
    }

    private static List<PluginInfo> modules() {
        return Stream.of(
            Netty4ModulePlugin.class,
            CommonAnalysisModulePlugin.class,
            PainlessModulePlugin.class,
            ParentJoinModulePlugin.class
        ).map(
            module -> new PluginInfo(
                module.getName(), "a module", "none", Version.CURRENT, "21", module.getName(), null, List.of(), false
            )
        ).toList();
    }

    public static void main(String[] given) throws Exception {
        Path home = Path.of(given[0]);
        Settings.Builder told = Settings.builder().put("path.home", home);
        Stream.of(given).skip(1).map(setting -> setting.split("=", 2)).forEach(pair -> told.put(pair[0], pair[1]));
        Settings settings = told.build();
        LogConfigurator.configure(
            InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), home.resolve("config"), () -> "node")
        );
        Node node = new Node(home, settings);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node)));
        node.start();
        while (System.in.read() >= 0) {
            // whoever started this node holds the other end: it ends with them, whatever happens to them
        }
        System.exit(0);
    }

    private static void close(Node node) {
        try {
            node.close();
        } catch (Exception failure) {
            failure.printStackTrace();
        }
    }
}

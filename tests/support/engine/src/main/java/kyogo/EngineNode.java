package kyogo;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.Plugin;
import org.opensearch.transport.Netty4Plugin;

/** One node: {@code EngineNode HOME key=value…}; it ends with its process. */
public final class EngineNode extends Node {
  private EngineNode(Environment environment, List<Class<? extends Plugin>> plugins) {
    super(environment, plugins, false);
  }

  public static void main(String[] arguments) throws Exception {
    Map<String, String> settings = new HashMap<>();
    for (int i = 1; i < arguments.length; i++) {
      String[] pair = arguments[i].split("=", 2);
      settings.put(pair[0], pair[1]);
    }
    Path home = Path.of(arguments[0]);
    settings.put("path.home", home.toString());
    Environment environment =
        InternalSettingsPreparer.prepareEnvironment(
            Settings.EMPTY, settings, home, () -> settings.get("node.name"));
    EngineNode node = new EngineNode(environment, List.of(Netty4Plugin.class));
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    node.close();
                  } catch (Exception error) {
                    error.printStackTrace();
                  }
                }));
    node.start();
    System.out.println("started");
    Thread.currentThread().join();
  }
}

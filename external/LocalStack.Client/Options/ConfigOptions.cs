using LocalStack.Client.Contracts;
using LocalStack.Client.Models;

namespace LocalStack.Client.Options;

/// <summary>Location of the emulator. Setters are private, as in the official package: configuration binds to them by reflection.</summary>
public class ConfigOptions : IConfigOptions
{
    public ConfigOptions()
        : this(Constants.LocalStackHost)
    {
    }

    public ConfigOptions(
        string localStackHost = Constants.LocalStackHost, bool useSsl = Constants.UseSsl, bool useLegacyPorts = Constants.UseLegacyPorts,
            int edgePort = Constants.EdgePort)
    {
        LocalStackHost = localStackHost;
        UseSsl = useSsl;
        UseLegacyPorts = useLegacyPorts;
        EdgePort = edgePort;
    }

    public string LocalStackHost { get; private set; }

    public bool UseSsl { get; private set; }

    public bool UseLegacyPorts { get; private set; }

    public int EdgePort { get; private set; }
}

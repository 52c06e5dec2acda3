using LocalStack.Client.Contracts;
using LocalStack.Client.Options;
using LocalStack.Client.Utils;

namespace LocalStack.Client;

/// <summary>Makes a session without dependency injection.</summary>
public class SessionStandalone : ISessionStandalone
{
    private ISessionOptions _session = new SessionOptions();
    private IConfigOptions _config = new ConfigOptions();

    private SessionStandalone()
    {
    }

    public static ISessionStandalone Init() => new SessionStandalone();

    public ISessionStandalone WithSessionOptions(ISessionOptions sessionOptions)
    {
        _session = sessionOptions;
        return this;
    }

    public ISessionStandalone WithConfigurationOptions(IConfigOptions configOptions)
    {
        _config = configOptions;
        return this;
    }

    public ISession Create() => new Session(_session, new Config(_config), new SessionReflection());
}

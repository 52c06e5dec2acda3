namespace PrivateLinkKit.Testing.OwnServices.Tests;

/// <summary>A service whose operations a test defines.</summary>
internal sealed class OneService(string name, AwsProtocol protocol, Action<ServiceDefinition> define) : IEmulatedService
{
    public string Name => name;

    public AwsProtocol Protocol => protocol;

    public void Define(ServiceDefinition service) => define(service);

    public Task<EmbeddedAws> StartAsync(TimeProvider? time = null, Pace pace = Pace.Instant) =>
        EmbeddedAws.StartAsync(new() { Services = [this], TimeProvider = time ?? TimeProvider.System, Pace = pace });
}

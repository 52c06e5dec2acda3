using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Gateway;

/// <summary>Finds the emulated service of a request.</summary>
internal sealed class ServiceDirectory(IReadOnlyList<EmulatedApi> services)
{
    private readonly ILookup<string, EmulatedApi> _byName = services.ToLookup(service => service.Name);

    /// <summary>Returns the service that a request is signed for. Of several with its name, the one added last that has the operation answers.</summary>
    public EmulatedApi? Find(string name, ApiRequest request)
    {
        var named = _byName[name];
        return named.Skip(1).Any() ? named.LastOrDefault(service => service.Emulates(request)) ?? named.First() : named.FirstOrDefault();
    }

    /// <summary>Returns the service whose requests have the form of this one, which is not signed for any.</summary>
    public EmulatedApi? MeantBy(ApiRequest request) => services.FirstOrDefault(service => service.IsMeantBy(request));

    /// <summary>Returns the protocol of a request that is signed for no emulated service, by its content.</summary>
    public AwsProtocol ProtocolOf(ApiRequest request) => MeantBy(request)?.Protocol
        ?? (request.Header("Content-Type")?.Contains("json", StringComparison.Ordinal) is true ? new JsonProtocol("") : services[0].Protocol);

    public AwsErrorException NotEmulated(string name)
    {
        var emulated = string.Join(", ", services.Select(service => service.Name).Distinct());
        return new("UnknownService", $"EmbeddedAws does not emulate the service {name}; it has {emulated}", 501);
    }
}

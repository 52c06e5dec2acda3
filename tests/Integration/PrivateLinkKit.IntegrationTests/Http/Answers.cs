using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Primitives;
using PrivateLinkKit.Discovery;
using PrivateLinkKit.Http;

namespace PrivateLinkKit.IntegrationTests.Http;

/// <summary>Fake resolver with scripted answers.</summary>
internal sealed class Answers : IEndpointAnswers
{
    public const string Name = "task-api";

    public static readonly EndpointAddress ZoneA = new(IPAddress.Parse("10.1.1.4"), "eu-west-1a", "euw1-az1");
    public static readonly EndpointAddress ZoneB = new(IPAddress.Parse("10.1.1.20"), "eu-west-1b", "euw1-az2");
    public static readonly EndpointAddress ZoneC = new(IPAddress.Parse("10.1.1.36"), "eu-west-1c", "euw1-az3");

    private Func<ResolvedEndpoint> _answer;
    private Func<ResolvedEndpoint>? _later;

    public Answers(params EndpointAddress[] addresses)
    {
        var first = Endpoint(addresses);
        _answer = () => first;
    }

    public static ResolvedEndpoint Endpoint(EndpointAddress[] addresses, string id = "vpce-1") => new()
    {
        Name = Name,
        EndpointId = id,
        VpcId = "vpc-1",
        ServiceName = "com.amazonaws.vpce.eu-west-1.vpce-svc-1",
        RegionalName = $"{id}.vpce-svc-1.eu-west-1.vpce.amazonaws.com",
        ZonalNames = [],
        Addresses = addresses,
        ResolvedAt = default,
        ExpiresAt = default,
        ChangeToken = new CancellationChangeToken(CancellationToken.None),
    };

    string IEndpointAnswers.Name => Name;

    public ValueTask<ResolvedEndpoint> ResolveAsync(CancellationToken cancellationToken) => ValueTask.FromResult(_answer());

    public ValueTask<ResolvedEndpoint> AskAgainAsync(CancellationToken cancellationToken) => ValueTask.FromResult((_later ?? _answer)());

    /// <summary>Sets the answer for callers that resolve again.</summary>
    public void BecomeWhenAskedAgain(ResolvedEndpoint endpoint) => _later = () => endpoint;

    public void Become(ResolvedEndpoint endpoint) => _answer = () => endpoint;

    public void Become(Exception error) => _answer = () => throw error;

    public EndpointHandler Handler(ConnectionOptions options, TimeProvider? time = null) =>
        new(this, options, time ?? TimeProvider.System, NullLoggerFactory.Instance, configure: null);

    public HttpClient Client(ConnectionOptions options, TimeProvider? time = null) => new(Handler(options, time)) { BaseAddress = new Uri($"http://{Name}") };
}

namespace PrivateLinkKit.Benchmarks.Resolution;

/// <summary>The Task API and one consumer, applied to an EmbeddedAws of this process, whose network answers the names.</summary>
internal sealed class ResolutionCase : IAsyncDisposable
{
    public const string Name = "task-api";

    private readonly Emulated _edge;
    private readonly string _vpcId;

    private ResolutionCase(Emulated edge, string vpcId) => (_edge, _vpcId) = (edge, vpcId);

    public static async Task<ResolutionCase> StartAsync()
    {
        var edge = await Emulated.StartAsync();
        var result = await edge.ApplyAsync(ManyConsumers.Stack(1));
        return new ResolutionCase(edge, result.Endpoint(ManyConsumers.First).VpcId);
    }

    /// <param name="time">Clock of the cached answers.</param>
    public EndpointResolver Resolver(TimeProvider time)
    {
        var options = _edge.Options;
        options.Endpoints[Name] = new EndpointOptions { Stack = "task-api" };
        options.Resolution.TimeToLive = SkippingTime.Skip;
        options.TimeProvider = time;
        options.Resolution.DetectZone = false;
        options.Resolution.Zone = ManyConsumers.Zones[0];
        options.Resolution.LookUp = _edge.Aws.Network.StandIn(_vpcId).LookUpAsync;
        return new EndpointResolver(options);
    }

    public ValueTask DisposeAsync() => _edge.DisposeAsync();
}

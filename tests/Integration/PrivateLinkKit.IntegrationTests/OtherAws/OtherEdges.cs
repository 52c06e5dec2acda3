using PrivateLinkKit.Testing;

namespace PrivateLinkKit.IntegrationTests.OtherAws;

/// <summary>AWS emulators. Moto is shared and reset for each test; the emulator at <c>LOCALSTACK_HOST</c> is not changed beyond the tests.</summary>
public sealed class OtherEdges : IAsyncLifetime
{
    public const string Embedded = "EmbeddedAws";
    public const string Moto = "moto";
    public const string Named = EdgeChoice.HostVariable;

    private MotoServer? _moto;

    /// <summary>The names of the emulators; the one at <c>LOCALSTACK_HOST</c> only if set.</summary>
    public static TheoryData<string> Names => EdgeChoice.OfThisMachine.Running is null ? [Embedded, Moto] : [Embedded, Moto, Named];

    public async Task InitializeAsync() => _moto = MotoServer.Absence is null ? await MotoServer.StartAsync() : null;

    public Task DisposeAsync() => _moto?.DisposeAsync().AsTask() ?? Task.CompletedTask;

    /// <summary>Runs a test on an emulator. The test is skipped with a reason if moto is not installed or the emulator lacks an operation.</summary>
    internal async Task OnAsync(string name, Func<OtherEdge, Task> test)
    {
        try
        {
            await using var edge = await OpenAsync(name);
            try
            {
                await test(edge);
            }
            finally
            {
                await edge.PrivateLink.DestroyAsync(OneAccount.Next);
            }
        }
        catch (PrivateLinkException error) when (name is Named && Lacking(error) is { } operation)
        {
            Skip.If(true, $"The emulator at {Named} does not implement {operation}.");
        }
    }

    private async Task<OtherEdge> OpenAsync(string name)
    {
        switch (name)
        {
            case Embedded:
                var aws = await EmbeddedAws.StartAsync();
                Survival.TaskApi.AddTo(aws.Images);
                return await OtherEdge.OpenAsync(Choice(aws.ServiceUrl), EdgeFacts.AsAws, aws);
            case Moto:
                Skip.If(_moto is null, MotoServer.Absence);
                await _moto!.ResetAsync();
                return await OtherEdge.OpenAsync(Choice(_moto.Url), EdgeFacts.Moto);
            default:
                return await OtherEdge.OpenAsync(EdgeChoice.OfThisMachine, EdgeFacts.Named);
        }
    }

    private static EdgeChoice Choice(Uri url) => EdgeChoice.From(variable => variable is EdgeChoice.HostVariable ? url.ToString() : null, () => false);

    private static string? Lacking(Exception? error) => error switch
    {
        null => null,
        OperationNotImplementedException lacking => lacking.Operation,
        _ => Lacking(error.InnerException),
    };
}

[CollectionDefinition(Name)]
public sealed class OtherEdgesCollection : ICollectionFixture<OtherEdges>
{
    public const string Name = "Other edges";
}

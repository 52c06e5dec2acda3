namespace PrivateLinkKit.IntegrationTests.OtherAws;

/// <summary>Differences between an emulator and AWS that the tests must know.</summary>
/// <param name="RunsTasks">Whether ECS services get to run tasks.</param>
internal sealed record EdgeFacts(bool RunsTasks)
{
    public static readonly EdgeFacts AsAws = new(RunsTasks: true);

    public static readonly EdgeFacts Moto = new(RunsTasks: false)
    {
        Keeps = new Dictionary<string, string> { ["network interface"] = "a NAT gateway's stays when the gateway is deleted" },
    };

    /// <summary>A LocalStack runs tasks only where it may start containers; its EC2 is moto's.</summary>
    public static readonly EdgeFacts Named = Moto;

    /// <summary>Kinds that it deletes incompletely, with the remaining resources.</summary>
    public IReadOnlyDictionary<string, string> Keeps { get; init; } = new Dictionary<string, string>();
}

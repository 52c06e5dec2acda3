namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>Number of healthy targets below which a target group counts as unhealthy.</summary>
/// <param name="Count">Their number.</param>
/// <param name="Percentage">Their share of the targets, in percent; 0: any.</param>
internal sealed record MinimumHealthy(int Count, int Percentage)
{
    public static MinimumHealthy One { get; } = new(1, 0);

    public bool IsMet(int healthy, int all) => healthy >= Count && healthy * 100 >= all * Percentage;
}

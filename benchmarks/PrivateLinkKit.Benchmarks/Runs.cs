namespace PrivateLinkKit.Benchmarks;

internal static class Runs
{
    /// <summary>Everything that is measured, in the order of the page.</summary>
    public static IReadOnlyList<IRun> All { get; } =
    [
        new Planning.PlannerRun(),
        new Engine.EngineRun(),
        new Edge.RequestsRun(),
        new Edge.StartUpRun(),
        new Edge.ScaleRun(),
        new DataPlane.DataPlaneRun(),
        new Weather.WeatherRun(),
        new ProxyProtocol.HeaderRun(),
        new Resolution.ResolutionRun(),
        new Http.HttpRun(),
    ];
}

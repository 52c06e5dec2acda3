namespace PrivateLinkKit.Benchmarks;

internal static class Runs
{
    /// <summary>All measurements, in page order.</summary>
    public static IReadOnlyList<IRun> All { get; } =
    [
        new Planning.PlannerRun(),
        new Engine.EngineRun(),
        new Engine.UnitsRun(),
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

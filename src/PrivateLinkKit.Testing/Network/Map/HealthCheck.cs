namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>Health check settings of a target group.</summary>
/// <param name="IsHttp">A GET; else a TCP connect.</param>
/// <param name="Port">Null for the port that receives traffic.</param>
/// <param name="Path">Of the GET.</param>
/// <param name="Codes">The status codes of a healthy answer, as AWS writes them: <c>200</c>, <c>200,202</c>, <c>200-399</c>.</param>
/// <param name="Timeout">Time limit of a check.</param>
/// <param name="Interval">Time between checks.</param>
/// <param name="HealthyThreshold">Passes in a row that make an unhealthy target healthy.</param>
/// <param name="UnhealthyThreshold">Failures in a row that make a healthy target unhealthy.</param>
/// <param name="Delay">Delay before the first interval of a new target.</param>
internal sealed record HealthCheck(
    bool IsHttp,
    int? Port,
    string Path,
    string Codes,
    TimeSpan Timeout,
    TimeSpan Interval,
    int HealthyThreshold,
    int UnhealthyThreshold,
    TimeSpan Delay = default)
{
    /// <summary>true if the GET uses TLS; the certificate of the target is not verified.</summary>
    public bool IsSecure { get; init; }

    public bool Accepts(int code) => Codes.Split(',').Any(part => part.Split('-') switch
    {
        [var only] => int.Parse(only) == code,
        [var first, var last] => int.Parse(first) <= code && code <= int.Parse(last),
        _ => false,
    });
}

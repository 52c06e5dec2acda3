namespace PrivateLinkKit.Testing;

/// <summary>Selects the emulator that a machine offers to tests.</summary>
/// <param name="Running">A running one; null: none is configured.</param>
/// <param name="Token">Token for starting a container; null: none can be started.</param>
/// <param name="Absence">Reason why neither is available; null: one of them is.</param>
internal sealed record EdgeChoice(EdgeAddress? Running, string? Token, string? Absence)
{
    public const string HostVariable = "LOCALSTACK_HOST";
    public const string TokenVariable = "LOCALSTACK_AUTH_TOKEN";

    public static EdgeChoice OfThisMachine => From(Environment.GetEnvironmentVariable, DockerEngine.IsThere);

    /// <exception cref="InvalidOperationException">The environment variable is not a valid address.</exception>
    public static EdgeChoice From(Func<string, string?> environment, Func<bool> hasDocker)
    {
        if (environment(HostVariable) is { Length: > 0 } host)
        {
            return new EdgeChoice(
                EdgeAddress.Parse(host) ?? throw new InvalidOperationException(
                    $"{HostVariable} is '{WithoutUser(host)}', which is not a host; write it as localhost:{EdgeAddress.UsualPort}."), null, null);
        }

        // The image requires one since March 2026 (testcontainers-java, module LocalStack).
        return (hasDocker(), environment(TokenVariable)) switch
        {
            (false, _) => new EdgeChoice(null, null, $"There is no LocalStack: {HostVariable} is not set, and this machine has no Docker to start one."),
            (true, null or "") => new EdgeChoice(
                null, null, $"There is no LocalStack: {HostVariable} is not set, and a container needs the token in {TokenVariable}, which is not set."),
            (true, var token) => new EdgeChoice(null, token, null),
        };
    }

    private static string WithoutUser(string host) => host.Contains('@', StringComparison.Ordinal) ? $"…{host[host.LastIndexOf('@')..]}" : host;
}

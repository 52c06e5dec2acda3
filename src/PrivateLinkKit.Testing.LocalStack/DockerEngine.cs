namespace PrivateLinkKit.Testing;

/// <summary>Detects a Docker engine at its usual address.</summary>
internal static class DockerEngine
{
    public static bool IsThere() => Environment.GetEnvironmentVariable("DOCKER_HOST") is { Length: > 0 } || Sockets().Any(File.Exists);

    private static IEnumerable<string> Sockets()
    {
        if (OperatingSystem.IsWindows())
        {
            return [@"\\.\pipe\docker_engine"];
        }

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var own = Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") is { Length: > 0 } run ? [Path.Combine(run, "docker.sock")] : (string[])[];
        return ["/var/run/docker.sock", Path.Combine(home, ".docker", "run", "docker.sock"), .. own];
    }
}

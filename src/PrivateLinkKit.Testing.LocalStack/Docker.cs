namespace PrivateLinkKit.Testing;

/// <summary>Whether there is a Docker to talk to, by where it usually listens.</summary>
internal static class Docker
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

namespace PrivateLinkKit.Testing.Tests.Network.Containers;

/// <summary>A fact that needs a real child process; skipped without Python.</summary>
internal sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        Skip = folders.Any(folder => File.Exists(Path.Combine(folder, "python3"))) ? null : "There is no python3 here.";
    }
}

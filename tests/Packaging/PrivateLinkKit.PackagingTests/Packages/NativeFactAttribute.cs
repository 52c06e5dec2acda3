namespace PrivateLinkKit.PackagingTests.Packages;

/// <summary>A fact that compiles a program to native code; skipped unless <c>PRIVATELINKKIT_NATIVE</c> is 1: it takes a minute and a C linker.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NativeFactAttribute : FactAttribute
{
    private const string Switch = "PRIVATELINKKIT_NATIVE";

    public NativeFactAttribute() => Skip = Environment.GetEnvironmentVariable(Switch) is "1"
        ? null
        : $"This test compiles a program to native code, only where {Switch} is 1.";
}

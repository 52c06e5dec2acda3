using System.Reflection;

namespace PrivateLinkKit.Conformance.Tools;

/// <summary>Folder of the node scripts in the source tree, where <c>npm ci</c> installs their packages.</summary>
internal static class JavaScriptFolder
{
    private static readonly string Folder =
        typeof(JavaScriptFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "JavaScriptFolder").Value!;

    public static string PathOf(string script) => Path.Combine(Folder, script);
}

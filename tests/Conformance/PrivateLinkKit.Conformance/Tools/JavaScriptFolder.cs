using System.Reflection;

namespace PrivateLinkKit.Conformance.Tools;

/// <summary>Where the scripts for node are: in the source tree, beside the packages that <c>npm ci</c> puts there.</summary>
internal static class JavaScriptFolder
{
    private static readonly string Folder =
        typeof(JavaScriptFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "JavaScriptFolder").Value!;

    public static string PathOf(string script) => Path.Combine(Folder, script);
}

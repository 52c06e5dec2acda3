namespace PrivateLinkKit.Conformance.Tools;

/// <summary>A fact about what the real curl gets from something that the real AWS CLI has built; skipped where one of them is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CurlFactAttribute : FactAttribute
{
    public CurlFactAttribute() => Skip = Tool.Absence(Tool.AwsCli, Tool.Curl);
}

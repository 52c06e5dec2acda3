namespace PrivateLinkKit.Conformance.Tools;

/// <summary>A fact with the real curl and the real AWS CLI; skipped if one of them is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CurlFactAttribute : FactAttribute
{
    public CurlFactAttribute() => Skip = Tool.Absence(Tool.AwsCli, Tool.Curl);
}

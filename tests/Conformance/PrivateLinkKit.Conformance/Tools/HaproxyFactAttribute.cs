namespace PrivateLinkKit.Conformance.Tools;

/// <summary>A fact with the real HAProxy; skipped if it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class HaproxyFactAttribute : FactAttribute
{
    public HaproxyFactAttribute() => Skip = Tool.Absence(Tool.Haproxy);
}

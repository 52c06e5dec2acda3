namespace PrivateLinkKit.Conformance.Tools;

/// <summary>A fact about the PROXY protocol as the real HAProxy speaks it; skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class HaproxyFactAttribute : FactAttribute
{
    public HaproxyFactAttribute() => Skip = Tool.Absence(Tool.Haproxy);
}

namespace PrivateLinkKit.Conformance.Tools;

/// <summary>As <see cref="HaproxyFactAttribute"/>, for several sets of data.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class HaproxyTheoryAttribute : TheoryAttribute
{
    public HaproxyTheoryAttribute() => Skip = Tool.Absence(Tool.Haproxy);
}

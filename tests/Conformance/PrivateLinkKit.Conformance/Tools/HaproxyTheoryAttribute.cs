namespace PrivateLinkKit.Conformance.Tools;

/// <summary>Same as <see cref="HaproxyFactAttribute"/>, for theories.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class HaproxyTheoryAttribute : TheoryAttribute
{
    public HaproxyTheoryAttribute() => Skip = Tool.Absence(Tool.Haproxy);
}

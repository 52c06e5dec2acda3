using PrivateLinkKit.Planning;

namespace PrivateLinkKit.Resources;

/// <summary>How deep one reading goes: so far in any case, and further once it is known that what is there cannot be relied on.</summary>
internal sealed class ReadingScope(ReadingDepth atLeast, Task<ReadingDepth> depth)
{
    public static ReadingScope Everything { get; } = new(ReadingDepth.Everything, Task.FromResult(ReadingDepth.Everything));

    public static ReadingScope Lists { get; } = new(ReadingDepth.Lists, Task.FromResult(ReadingDepth.Lists));

    public async Task<bool> CoversAsync(ReadingDepth needed) => needed <= atLeast || needed <= await depth;
}

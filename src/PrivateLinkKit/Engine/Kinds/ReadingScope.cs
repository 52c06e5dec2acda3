using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Engine.Kinds;

/// <summary>Depth of one reading: at least the given one, and deeper once the existing state proves unreliable.</summary>
internal sealed class ReadingScope(ReadingDepth atLeast, Task<ReadingDepth> depth)
{
    public static ReadingScope Everything { get; } = new(ReadingDepth.Everything, Task.FromResult(ReadingDepth.Everything));

    public static ReadingScope Lists { get; } = new(ReadingDepth.Lists, Task.FromResult(ReadingDepth.Lists));

    public async Task<bool> CoversAsync(ReadingDepth needed) => needed <= atLeast || needed <= await depth;
}

using System.Collections.Concurrent;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Kinds;

/// <summary>Reads shared by several kinds, and by all stacks that are read together in one placement.</summary>
internal sealed class SharedReading(IReadOnlyList<StackIdentity> stacks)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<object>>> _readings = new();

    public IReadOnlyList<StackIdentity> Stacks => stacks;

    /// <summary>Created by the first caller.</summary>
    public async Task<T> OnceAsync<T>(string name, Func<Task<T>> read)
        where T : notnull =>
        (T)await _readings.GetOrAdd(name, _ => new Lazy<Task<object>>(async () => await read())).Value;
}

using Amazon.Runtime;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Engine.Execution;

/// <summary>Reads the places of a stack, a limited number at a time. A place that cannot be read fails nothing, unless it is the provider's.</summary>
/// <param name="operation">The current operation.</param>
/// <param name="home">The provider's place.</param>
/// <param name="unreachable">Places known to be unreachable, which are not asked again.</param>
/// <param name="read">Reads all kinds in one place.</param>
/// <param name="isLast">false if the reading is repeated where AWS does not find what it has listed.</param>
internal sealed class PlaceReader(
    Operation operation,
    Placement home,
    IReadOnlyList<UnreachablePlace> unreachable,
    Func<HandlerContext, Task<IEnumerable<ResourceState>>> read,
    bool isLast)
{
    private readonly Dictionary<Placement, UnreachablePlace> _unreachable = unreachable.ToDictionary(place => place.At);
    private readonly SemaphoreSlim _places = new(operation.Options.MaxParallelism);

    /// <param name="places">The places.</param>
    /// <param name="depth">Depth of the reading.</param>
    /// <param name="shared">Returns the reads that the kinds of a place share.</param>
    public async Task<IReadOnlyList<PlaceReading>> ReadAsync(IEnumerable<Placement> places, ReadingDepth depth, Func<Placement, SharedReading> shared) =>
        await Task.WhenAll(places.Select(at => ReadAsync(at, depth, shared(at))));

    private async Task<PlaceReading> ReadAsync(Placement at, ReadingDepth depth, SharedReading shared)
    {
        if (_unreachable.TryGetValue(at, out var known))
        {
            return new PlaceReading([], known);
        }

        if (at == home)
        {
            return new PlaceReading(await read(operation.ContextFor(at, depth, shared)));
        }

        await _places.WaitAsync(operation.CancellationToken);
        try
        {
            return new PlaceReading(await read(operation.ContextFor(at, depth, shared, operation.Options.UnitRead)));
        }
        catch (Exception error) when (IsReason(error))
        {
            return new PlaceReading([], new UnreachablePlace(at, error));
        }
        finally
        {
            _places.Release();
        }
    }

    private bool IsReason(Exception error) =>
        error is WrongAccountException
        || (error is AmazonServiceException && (isLast || !operation.Modules.Errors.IsNotFound(error)))
        || AwsErrors.IsAmbiguous(error, operation.CancellationToken);
}

/// <param name="States">The stack's resources there.</param>
/// <param name="Unreachable">The reason why there are none; null: it was read.</param>
internal sealed record PlaceReading(IEnumerable<ResourceState> States, UnreachablePlace? Unreachable = null);

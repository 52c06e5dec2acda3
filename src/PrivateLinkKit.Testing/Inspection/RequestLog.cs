using System.Collections;

namespace PrivateLinkKit.Testing;

/// <summary>
/// The API calls since EmbeddedAws was started or last reset, in order of arrival: the latest
/// <see cref="EmbeddedAwsOptions.RequestLogLimit"/>.
/// </summary>
public sealed class RequestLog : IReadOnlyCollection<RecordedRequest>
{
    private const int MostNames = 1_000;

    private readonly Lock _gate = new();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<RecordedRequest> _requests = [];
    private readonly int _limit;
    private long _latest;

    internal RequestLog(int limit) => _limit = limit;

    /// <summary>Number of calls in the log.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _requests.Count;
            }
        }
    }

    /// <summary>Receives each call with the texts of its parameters, which the log does not keep.</summary>
    internal Action<RecordedRequest, IEnumerable<string>>? Parsed { get; set; }

    /// <summary>Enumerates the current calls; calls that arrive meanwhile are not included.</summary>
    /// <returns>The recorded calls.</returns>
    public IEnumerator<RecordedRequest> GetEnumerator()
    {
        lock (_gate)
        {
            var oldest = PlaceOf(_latest + 1);
            return ((IEnumerable<RecordedRequest>)(_requests.Count < _limit ? [.. _requests] : [.. _requests[oldest..], .. _requests[..oldest]]))
                .GetEnumerator();
        }
    }

    /// <summary>Removes the calls so far.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _requests.Clear();
            _latest = 0;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal RecordedRequest Add(Func<long, RecordedRequest> request)
    {
        lock (_gate)
        {
            var recorded = WithSharedNames(request(++_latest));
            if (_requests.Count < _limit)
            {
                _requests.Add(recorded);
            }
            else if (_limit > 0)
            {
                _requests[PlaceOf(_latest)] = recorded;
            }

            return recorded;
        }
    }

    internal void Complete(RecordedRequest request, RecordedRequest completed)
    {
        lock (_gate)
        {
            var place = PlaceOf(request.Number);
            if (place < _requests.Count && ReferenceEquals(_requests[place], request))
            {
                _requests[place] = completed;
            }
        }
    }

    // Every request has its own copies of the same few names.
    private RecordedRequest WithSharedNames(RecordedRequest request) => request with
    {
        Service = Shared(request.Service),
        Operation = Shared(request.Operation),
        Account = Shared(request.Account),
        Region = Shared(request.Region),
    };

    private string Shared(string name)
    {
        if (_names.TryGetValue(name, out var known))
        {
            return known;
        }

        if (_names.Count == MostNames)
        {
            _names.Clear();
        }

        _names.Add(name);
        return name;
    }

    // When full, the latest call replaces the oldest one.
    private int PlaceOf(long number) => _limit is 0 ? 0 : (int)((number - 1) % _limit);
}

using System.Collections;

namespace PrivateLinkKit.Testing;

/// <summary>Every API call the embedded AWS has seen since it started or was last reset, in order of arrival.</summary>
public sealed class RequestLog : IReadOnlyCollection<RecordedRequest>
{
    private readonly Lock _gate = new();
    private readonly List<RecordedRequest> _requests = [];

    internal RequestLog()
    {
    }

    /// <summary>The number of calls so far.</summary>
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

    /// <summary>Walks the calls as they are now; calls that arrive meanwhile are not seen.</summary>
    /// <returns>The recorded calls.</returns>
    public IEnumerator<RecordedRequest> GetEnumerator()
    {
        lock (_gate)
        {
            return ((IEnumerable<RecordedRequest>)[.. _requests]).GetEnumerator();
        }
    }

    /// <summary>Forgets the calls so far.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _requests.Clear();
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal RecordedRequest Add(Func<long, RecordedRequest> request)
    {
        lock (_gate)
        {
            var recorded = request(_requests.Count + 1);
            _requests.Add(recorded);
            return recorded;
        }
    }

    internal void Complete(RecordedRequest request, RecordedRequest completed)
    {
        lock (_gate)
        {
            var index = _requests.LastIndexOf(request);
            if (index >= 0)
            {
                _requests[index] = completed;
            }
        }
    }
}

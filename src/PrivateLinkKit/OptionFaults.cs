using PrivateLinkKit.Discovery;

namespace PrivateLinkKit;

/// <summary>Everything that is wrong with a provisioner's options.</summary>
internal static class OptionFaults
{
    public static void Refuse(PrivateLinkOptions options)
    {
        var faults = Of(options).ToList();
        if (faults.Count > 0)
        {
            throw new ArgumentException(string.Join(Environment.NewLine, faults), nameof(options));
        }
    }

    private static IEnumerable<string> Of(PrivateLinkOptions options)
    {
        if (options.ServiceUrl is { } url && !(url.IsAbsoluteUri && url.Scheme is ("http" or "https")))
        {
            yield return $"ServiceUrl '{url}' is not an absolute http or https URL; write it as http://127.0.0.1:4566.";
        }

        if (options.MaxParallelism < 1)
        {
            yield return $"MaxParallelism {options.MaxParallelism} lets no call be made; give at least 1.";
        }

        var times = options.Waits.All
            .SelectMany(kind => new[] { ("Ready", kind.Limits.Ready), ("Gone", kind.Limits.Gone), ("Cadence", kind.Limits.Cadence) }
                .Select(limit => ($"Waits.{kind.Name}.{limit.Item1}", limit.Item2)))
            .Prepend(("Waits.Propagation", options.Waits.Propagation))
            .Prepend(("CallTimeout", options.CallTimeout));
        foreach (var (name, time) in times.Where(entry => entry.Item2 <= TimeSpan.Zero || entry.Item2 > TimeSpan.FromDays(1)))
        {
            yield return $"{name} {time} is not between zero and a day.";
        }

        foreach (var fault in EndpointFaults.Of(options))
        {
            yield return fault;
        }
    }
}

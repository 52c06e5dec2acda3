using System.Text.RegularExpressions;
using PrivateLinkKit.Testing.Wire.Sqs;

namespace PrivateLinkKit.Testing.Services.Sqs;

/// <summary>Calls with several entries, which answer 200 and list the failed ones.</summary>
internal static partial class SqsBatch
{
    private const int MostEntries = 10;

    /// <summary>Checks the entries of a batch as a whole.</summary>
    public static void Check<TEntry>(IReadOnlyList<TEntry> entries, Func<TEntry, string?> id)
    {
        if (entries is [])
        {
            throw SqsErrors.EmptyBatch(typeof(TEntry).Name);
        }

        if (entries.Count > MostEntries)
        {
            throw SqsErrors.TooManyEntries(MostEntries, entries.Count);
        }

        if (entries.Any(entry => !Id().IsMatch(id(entry)!)))
        {
            throw SqsErrors.InvalidEntryId();
        }

        if (entries.GroupBy(id).FirstOrDefault(same => same.Skip(1).Any()) is { } repeated)
        {
            throw SqsErrors.RepeatedEntryId(repeated.Key!);
        }
    }

    /// <summary>Handles each entry by itself.</summary>
    public static (IReadOnlyList<TDone> Successful, IReadOnlyList<BatchResultErrorEntry> Failed) Of<TEntry, TDone>(
        IReadOnlyList<TEntry> entries, Func<TEntry, string?> id, Func<TEntry, TDone> handle)
    {
        Check(entries, id);
        var (done, failed) = (new List<TDone>(), new List<BatchResultErrorEntry>());
        foreach (var entry in entries)
        {
            try
            {
                done.Add(handle(entry));
            }
            catch (AwsErrorException error)
            {
                failed.Add(new() { Id = id(entry), Code = error.Code, Message = error.Message, SenderFault = error.IsSender });
            }
        }

        return (done, failed);
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,80}\z")]
    private static partial Regex Id();
}

using System.Buffers;

namespace PrivateLinkKit.AspNetCore.Tests.ProxyProtocol;

/// <summary>Bytes that lie in several places of memory.</summary>
internal sealed class Pieces : ReadOnlySequenceSegment<byte>
{
    private Pieces(ReadOnlyMemory<byte> memory, long runningIndex) => (Memory, RunningIndex) = (memory, runningIndex);

    public static ReadOnlySequence<byte> Of(byte[] bytes, IEnumerable<int> cuts)
    {
        int[] edges = [0, .. cuts.Where(cut => cut > 0 && cut < bytes.Length).Distinct().Order(), bytes.Length];
        var first = new Pieces(bytes[..edges[1]], 0);
        var last = first;
        for (var i = 1; i < edges.Length - 1; i++)
        {
            var piece = new Pieces(bytes[edges[i]..edges[i + 1]], edges[i]);
            last.Next = piece;
            last = piece;
        }

        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }
}

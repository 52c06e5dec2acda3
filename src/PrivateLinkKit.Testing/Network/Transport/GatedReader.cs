using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace PrivateLinkKit.Testing.Network.Transport;

/// <summary>One end's received bytes, including the end of the stream, which stay unread while the gate is closed.</summary>
internal sealed class GatedReader(PipeReader received, PacketGate gate) : PipeReader
{
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var result = await received.ReadAsync(cancellationToken);
            if (result.IsCanceled || gate.Passes())
            {
                return result;
            }

            received.AdvanceTo(result.Buffer.Start);
            await gate.WaitAsync(cancellationToken);
        }
    }

    public override bool TryRead(out ReadResult result)
    {
        result = default;
        return gate.Passes() && received.TryRead(out result);
    }

    public override void AdvanceTo(SequencePosition consumed) => received.AdvanceTo(consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => received.AdvanceTo(consumed, examined);

    public override void CancelPendingRead()
    {
        received.CancelPendingRead();
        gate.Wake();
    }

    public override void Complete(Exception? exception = null) => received.Complete(exception);

    public override ValueTask CompleteAsync(Exception? exception = null) => received.CompleteAsync(exception);
}

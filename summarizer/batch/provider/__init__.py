"""Questions answered in a provider's batches: at half the price, within a day.

The way of a report stays what it is; only the wire differs. A question that has no answer yet is
written down instead of sent (`deferring`), what is written down goes to the provider as a file
(`lines`, `service`), and once its answers are there the reports are run again (`rounds`): so the
questions that come of answers, re-asks and corrections, go in the next round.
"""

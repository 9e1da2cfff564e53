"""The centre: documents, knowledge, rules, sums. Values in, values out.

Nothing here reads a clock, opens a user's file, reaches a network or knows a framework.
"""

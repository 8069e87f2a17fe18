"""What did people decide about statements, and what did readers report?"""
